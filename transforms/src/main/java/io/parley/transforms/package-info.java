/** What the stages share: views of a conversation, their columns, and the token budget. */
package io.parley.transforms;
