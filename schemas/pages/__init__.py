"""The contract on paper: JSON Schemas and reference pages, made from the models. Nothing at run time needs it."""
