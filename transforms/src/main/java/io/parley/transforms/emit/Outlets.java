package io.parley.transforms.emit;

import java.io.Serializable;
import java.util.List;

/** Makes the outlets of a dataset; asked once by each worker, for formats are not shared. */
@FunctionalInterface
public interface Outlets extends Serializable {
  List<Outlet> create();
}
