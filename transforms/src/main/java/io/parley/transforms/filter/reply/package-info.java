/** Rules on the words of a reply. */
package io.parley.transforms.filter.reply;
