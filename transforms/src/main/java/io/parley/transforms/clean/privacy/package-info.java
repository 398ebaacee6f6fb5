/** Private data is found and replaced. */
package io.parley.transforms.clean.privacy;
