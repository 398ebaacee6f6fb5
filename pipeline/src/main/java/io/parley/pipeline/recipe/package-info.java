/** What a run is to do: the recipe, its keys, and its YAML form. */
package io.parley.pipeline.recipe;
