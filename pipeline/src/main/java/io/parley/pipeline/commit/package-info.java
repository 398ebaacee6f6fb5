/** The last step: checks the books and publishes the dataset. */
package io.parley.pipeline.commit;
