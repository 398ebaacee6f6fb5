/** Text as it was meant, whatever happened to its bytes. */
package io.parley.transforms.clean.repair;
