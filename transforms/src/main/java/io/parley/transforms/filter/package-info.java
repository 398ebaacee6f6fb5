/** Rules mark what should not be trained on. */
package io.parley.transforms.filter;
