/** Rules on where a conversation comes from: licence, community, time. */
package io.parley.transforms.filter.source;
