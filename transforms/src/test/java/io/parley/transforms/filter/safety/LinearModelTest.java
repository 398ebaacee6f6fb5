package io.parley.transforms.filter.safety;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Signal;
import io.parley.transforms.filter.safety.ModelTrainer.Labelled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearModelTest {
  private static final ModelTrainer TRAINER = new ModelTrainer(List.of("en"), 3, 2, 12, 7);

  /** Sentences about rain are of the class, those about trains are not. */
  private static List<Labelled> weather(int count) {
    Random random = new Random(5);
    List<Labelled> texts = new ArrayList<>();
    String[] filler = {"today", "we think", "in the north", "at last", "again", "they say"};
    for (int i = 0; i < count; i++) {
      boolean rain = random.nextBoolean();
      String what = rain ? "heavy rain" : "a late train";
      texts.add(
          new Labelled(
              filler[random.nextInt(6)] + " " + what + " " + filler[random.nextInt(6)] + " " + i,
              rain));
    }
    return texts;
  }

  @Test
  void learns() {
    LinearModel model = TRAINER.train(weather(200));
    assertTrue(model.probability("Heavy RAIN in the south") > 0.8);
    assertTrue(model.probability("A late train in the south") < 0.2);
    assertEquals(1, ModelTrainer.judge(model, weather(200)).f1());
  }

  @Test
  void orderMeansNothingAndFilesKeepAll() throws IOException {
    List<Labelled> texts = weather(60);
    byte[] file = ModelFile.encode(TRAINER.train(texts));
    Collections.reverse(texts);
    assertArrayEquals(file, ModelFile.encode(TRAINER.train(texts)));
    assertEquals(TRAINER.train(texts), ModelFile.decode(file));
  }

  @Test
  void badFilesAreRefused(@TempDir Path directory) throws IOException {
    byte[] good = ModelFile.encode(TRAINER.train(weather(20)));
    assertEquals("not a classifier: no line \"parley-linear\" in its place", problem(new byte[9]));
    assertEquals(
        "not a classifier: weights: 4095 for 4096 buckets",
        problem(Arrays.copyOf(good, good.length - 1)));
    assertEquals("a classifier of another version than 1", problem(with(good, "ar 1", "ar 2")));
    assertEquals(
        "not a classifier: bits: 99 is not from 8 to 24",
        problem(with(good, "bits 12", "bits 99")));
    Path none = directory.resolve("none");
    assertEquals(
        "no such file",
        assertThrows(IOException.class, () -> ModelFile.read(none.toString())).getMessage());
    assertEquals(
        "no such model; built in are zh-offensive",
        assertThrows(IOException.class, () -> ModelFile.read("builtin:en")).getMessage());
    Path file = Files.write(directory.resolve("model"), good);
    assertEquals(ModelFile.decode(good), ModelFile.read(file.toString()));
  }

  private static String problem(byte[] file) {
    return assertThrows(IOException.class, () -> ModelFile.decode(file)).getMessage();
  }

  private static byte[] with(byte[] file, String old, String other) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return text.replace(old, other).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void theOneThatComesWithTheProgramJudgesChineseOnly() throws IOException {
    LinearModel model = ModelFile.read("builtin:zh-offensive");
    SignalFinder finder =
        new SignalFinder(List.of(new Classifier("zh", model, 0.5, Signal.OFFENSIVE)));
    String insult = "这种男人真恶心，活该一辈子被人瞧不起";
    assertEquals(Set.of(Signal.OFFENSIVE), finder.find(insult, "zh-Hans"));
    assertEquals(Set.of(), finder.find(insult, "ja"));
    assertEquals(Set.of(), finder.find("今天天气很好，我们去公园散步吧", "zh"));
  }
}
