/** The recipe, the Beam pipeline made from it, and the command line. */
package io.parley.pipeline;
