/** Posts become conversations. */
package io.parley.transforms.assemble;
