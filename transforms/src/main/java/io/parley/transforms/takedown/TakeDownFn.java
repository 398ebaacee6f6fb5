package io.parley.transforms.takedown;

import io.parley.transforms.takedown.TakedownList.Match;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;

/** Marks what a list names, and tells which of its lines did. */
final class TakeDownFn<T> extends DoFn<T, T> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<String> MATCHES = new TupleTag<>() {};

  private final String file;
  private final String sha256;
  private final Marker<T> marker;
  private final TupleTag<T> all;
  private transient TakedownList list;

  TakeDownFn(String file, String sha256, Marker<T> marker, TupleTag<T> all) {
    this.file = file;
    this.sha256 = sha256;
    this.marker = marker;
    this.all = all;
  }

  @Setup
  public void setup() throws IOException {
    try (InputStream in =
        Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(file, false)))) {
      list = TakedownList.parse(in.readAllBytes(), file);
    }
    if (!list.sha256().equals(sha256)) {
      throw new TakedownException(file, "another file than when the run was started");
    }
  }

  @ProcessElement
  public void process(@Element T element, MultiOutputReceiver out) {
    List<Match> found = new ArrayList<>();
    out.get(all).output(marker.mark(element, list, found));
    for (Match match : found) {
      out.get(MATCHES).output(match.kind().label() + "." + match.number());
    }
  }
}
