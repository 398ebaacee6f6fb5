package io.parley.transforms;

import java.io.Serializable;
import java.util.List;

/** Makes the views of a dataset; asked once by each worker, for views are not shared. */
@FunctionalInterface
public interface Views extends Serializable {
  List<View> create();
}
