"""Texts of wires for tests on copies: invented, and long enough to be compared but for the flash."""

FERRY = (
    "Ferries between Port Ellery and the outer islands stopped on Tuesday after a tug struck the north pier in thick "
    "fog. Nobody was hurt, the harbour master said, but a crack of two metres runs through the landing stage, and "
    "divers must look at the piles before any ship may moor there again. About four hundred passengers were taken to a "
    "school hall, where the Red Cross handed out blankets and soup. The operator hopes to sail again by Thursday."
)
FERRY_CUT = FERRY.replace(" on Tuesday", "").replace("About four hundred", "Some 400")
"""A near copy, as another newsroom would edit it."""

FERRY_LATER = (
    "Two ferries a day will sail to the outer islands from Friday, three days after a tug damaged the north pier of "
    "Port Ellery. Divers found the piles sound. The landing stage stays closed until a crane barge arrives from the "
    "mainland, and cars cannot be taken aboard before next week, the operator told island councils. Farmers asked for "
    "a cargo boat to bring feed, which the navy is to send. The tug's owner declined to say who was at the helm."
)
"""Another report of the same story: no copy."""

BUDGET = (
    "The town council of Harlow Cross passed a budget of 31 million crowns late on Monday, with a majority of one. "
    "Swimming baths will open an hour later and the library van loses its second driver, while parking near the market "
    "becomes dearer for those who live elsewhere. The mayor, who had threatened to resign, spoke of a heavy evening. "
    "Her opponents left the hall before the last motion, on a footbridge over the mill stream, was put to the vote."
)
FOG_ZH = (
    "\u5468\u4e8c\u6e05\u6668\u5927\u96fe\u4e2d\u4e00\u8258\u62d6\u8239\u649e\u4e0a\u5317\u7801\u5934"
    "\u6e21\u8f6e\u505c\u822a\u6e2f\u52a1\u957f\u8bf4\u65e0\u4eba\u53d7\u4f24\u4f46\u6808\u6865\u6709\u88c2\u7f1d"
    "\u6f5c\u6c34\u5458\u5fc5\u987b\u68c0\u67e5\u6869\u57fa\u7ea6\u56db\u767e\u540d\u4e58\u5ba2\u88ab\u9001\u5230"
    "\u5b66\u6821\u793c\u5802\u7ea2\u5341\u5b57\u4f1a\u53d1\u653e\u6bef\u5b50\u548c\u70ed\u6c64"
    "\u8fd0\u8425\u5546\u5e0c\u671b\u5468\u56db\u6062\u590d\u90e8\u5206\u822a\u73ed"
)
FOG_ZH_CHANGED = FOG_ZH.replace("\u5468\u4e8c", "\u661f\u671f\u4e8c")
"""A near copy: Tuesday by its other name."""

FLASH = "Shares of Ellery Shipping fell 3 percent in early trading."
