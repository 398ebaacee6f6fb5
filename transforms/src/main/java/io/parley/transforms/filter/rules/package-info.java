/** What a rule is, and what it sees. */
package io.parley.transforms.filter.rules;
