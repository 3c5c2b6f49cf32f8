-- Reads a story. ARGV: 3 its id, or that of an article in it. Returns it as `answer` does, and the ids of its articles; nothing
-- when it is over.
local story = find_story(story_of(ARGV[3]) or ARGV[3])
if not story then return end
return { story.id, title_of(story), story.articles, size_of(story.sources), size_of(story.publishers), story.first,
  story.last, story.members }
