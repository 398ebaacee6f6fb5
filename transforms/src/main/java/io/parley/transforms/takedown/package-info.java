/** What must never come back is found by hash or id, and marked before anything is made of it. */
package io.parley.transforms.takedown;
