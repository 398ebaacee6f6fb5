package io.parley.transforms.clean.privacy;

/** Kinds of private data that are found. */
public enum PiiKind {
  EMAIL,
  IP,
  PHONE,
  HANDLE,
  NAME
}
