package io.parley.transforms;

import java.io.Serializable;

/** Makes the indexer of a dataset; asked once by each worker, for indexers are not shared. */
@FunctionalInterface
public interface Indexers extends Serializable {
  Indexer create();
}
