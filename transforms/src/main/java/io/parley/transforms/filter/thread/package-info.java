/** Rules on who speaks to whom, and how others received it. */
package io.parley.transforms.filter.thread;
