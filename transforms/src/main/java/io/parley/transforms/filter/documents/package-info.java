/** Rules that others wrote for web pages, for the view that is read as documents. */
package io.parley.transforms.filter.documents;
