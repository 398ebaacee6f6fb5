package io.parley.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The bytes of a {@link Conversation}. The files its posts came from are written once, as a table;
 * the posts point into it.
 */
public final class ConversationCoder extends RecordCoder<Conversation> {
  private static final long serialVersionUID = 1L;

  private static final ConversationCoder INSTANCE = new ConversationCoder();

  private ConversationCoder() {}

  public static ConversationCoder of() {
    return INSTANCE;
  }

  /** How Beam finds this coder for the record's annotation. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(Conversation.class), INSTANCE);
  }

  /** What all posts of one file share. */
  private record Place(String path, String licence) {
    static Place of(Origin origin) {
      return new Place(origin.path(), origin.licence());
    }

    void write(OutputStream out) throws IOException {
      Wire.writeString(path, out);
      Wire.writeNullable(licence, Wire::writeString, out);
    }

    static Place read(InputStream in) throws IOException {
      return new Place(Wire.readString(in), Wire.readNullable(Wire::readString, in));
    }
  }

  @Override
  public void encode(Conversation conversation, OutputStream out) throws IOException {
    Wire.writeString(conversation.id(), out);
    Wire.writeString(conversation.source(), out);
    Wire.writeNullable(conversation.community(), Wire::writeString, out);
    Wire.writeNullable(conversation.title(), Wire::writeString, out);
    Wire.writeNullable(conversation.language(), Wire::writeString, out);
    Wire.writeNullable(conversation.licence(), Wire::writeString, out);
    Wire.writeOrigin(conversation.origin(), out);
    Map<Place, Integer> places = new LinkedHashMap<>();
    for (Turn turn : conversation.turns()) {
      for (PostRef post : turn.posts()) {
        places.putIfAbsent(Place.of(post.origin()), places.size());
      }
    }
    Wire.writeList(List.copyOf(places.keySet()), Place::write, out);
    Wire.writeList(conversation.turns(), (turn, o) -> writeTurn(turn, places, o), out);
  }

  @Override
  public Conversation decode(InputStream in) throws IOException {
    String id = Wire.readString(in);
    String source = Wire.readString(in);
    String community = Wire.readNullable(Wire::readString, in);
    String title = Wire.readNullable(Wire::readString, in);
    String language = Wire.readNullable(Wire::readString, in);
    String licence = Wire.readNullable(Wire::readString, in);
    Origin origin = Wire.readOrigin(in);
    List<Place> places = new ArrayList<>(Wire.readList(Place::read, in));
    List<Turn> turns = Wire.readList(i -> readTurn(places, i), in);
    return new Conversation(id, source, community, title, language, turns, licence, origin);
  }

  private static void writeTurn(Turn turn, Map<Place, Integer> places, OutputStream out)
      throws IOException {
    Wire.writeList(turn.posts(), (post, o) -> writePost(post, places, o), out);
    Wire.writeInt(turn.parent() + 1, out);
    Wire.writeNullable(turn.role(), Wire::writeEnum, out);
    Wire.writeInt(turn.speaker(), out);
    Wire.writeString(turn.text(), out);
    Wire.writeNullable(turn.createdAt(), Wire::writeLong, out);
    Wire.writeNullable(turn.score(), Wire::writeLong, out);
    Wire.writeInt(Flag.toBits(turn.flags()), out);
    Wire.writeNullable(turn.findings().language(), Wire::writeString, out);
    Wire.writeInt(Signal.toBits(turn.findings().signals()), out);
    Wire.writeNullable(turn.rejected(), Wire::writeCause, out);
  }

  private static Turn readTurn(List<Place> places, InputStream in) throws IOException {
    return new Turn(
        Wire.readList(i -> readPost(places, i), in),
        Wire.readInt(in) - 1,
        Wire.readNullable(i -> Wire.readEnum(Role.values(), i), in),
        Wire.readInt(in),
        Wire.readString(in),
        Wire.readNullable(Wire::readLong, in),
        Wire.readNullable(Wire::readLong, in),
        Flag.fromBits(Wire.readInt(in)),
        new Findings(Wire.readNullable(Wire::readString, in), Signal.fromBits(Wire.readInt(in))),
        Wire.readNullable(Wire::readCause, in));
  }

  private static void writePost(PostRef post, Map<Place, Integer> places, OutputStream out)
      throws IOException {
    Wire.writeString(post.id(), out);
    Wire.writeInt(places.get(Place.of(post.origin())), out);
    Wire.writeLong(post.origin().offset(), out);
  }

  private static PostRef readPost(List<Place> places, InputStream in) throws IOException {
    String id = Wire.readString(in);
    Place place = places.get(Wire.readInt(in));
    return new PostRef(id, new Origin(place.path(), Wire.readLong(in), place.licence()));
  }
}
