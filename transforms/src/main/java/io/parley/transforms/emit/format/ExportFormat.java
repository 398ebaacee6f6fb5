package io.parley.transforms.emit.format;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The formats of other trainers, beside that of the views: what each takes, where its files lie and
 * how they are loaded. Each has a directory of its name, and in it one a view.
 */
public enum ExportFormat {
  /** Megatron-LM's indexed data sets. A mask cannot be said there: whole texts only. */
  MEGATRON("Megatron-LM and what reads its indexed data sets") {
    @Override
    public String loading(String directory, String view) {
      return """
          ```sh
          # Prefixes without an end; each shard is a data set, weighted by its size.
          pretrain_gpt.py --train-data-path $(ls %1$s/train-*.bin | sed 's/\\.bin$//') …
          ```"""
          .formatted(directory);
    }
  },
  /** nanoGPT's flat files. A mask cannot be said there: whole texts only. */
  NANOGPT("nanoGPT and its kin") {
    /** The names that {@code train.py} opens, where one shard is all there is. */
    @Override
    public String fileName(String split, int shard, int shards) {
      if (shards > 1) {
        return super.fileName(split, shard, shards);
      }
      return split.equals("validation") ? "val" : split;
    }

    @Override
    public String loading(String directory, String view) {
      return """
          ```python
          import numpy
          # `train.py --dataset=/absolute/%1$s` opens train.bin and val.bin; of several shards
          # `cat %1$s/train-*.bin > %1$s/train.bin` makes one.
          ids = numpy.memmap("%1$s/train.bin", dtype="<u2", mode="r")
          ```"""
          .formatted(directory);
    }
  },
  /** TensorFlow's records. */
  TFRECORD("TensorFlow and JAX input pipelines") {
    @Override
    public String loading(String directory, String view) {
      String features =
          view.equals("pretrain")
              ? "\"text\": tf.io.FixedLenFeature([], tf.string)"
              : "\"input_ids\": tf.io.RaggedFeature(tf.int64), \"labels\": tf.io.RaggedFeature(tf.int64)";
      return """
          ```python
          import tensorflow as tf
          features = {%2$s}
          rows = tf.data.TFRecordDataset(sorted(tf.io.gfile.glob("%1$s/train-*")))
          rows = rows.map(lambda row: tf.io.parse_single_example(row, features))
          ```"""
          .formatted(directory, features);
    }
  },
  /** OpenAI's fine-tuning files. */
  OPENAI("OpenAI's fine-tuning API") {
    @Override
    public String loading(String directory, String view) {
      return """
          ```python
          from openai import OpenAI
          OpenAI().files.create(file=open("%1$s/train-00000-of-00001.jsonl", "rb"), purpose="fine-tune")
          ```"""
          .formatted(directory);
    }
  },
  /** A directory that LLaMA-Factory knows by its {@code dataset_info.json}. */
  LLAMA_FACTORY("LLaMA-Factory") {
    /** A directory a split: of a directory every file is read. */
    @Override
    public String fileName(String split, int shard, int shards) {
      return split + "/" + super.fileName(split, shard, shards);
    }

    @Override
    public Map<String, String> descriptions(
        SortedMap<String, ? extends Collection<String>> splits) {
      return Map.of(LlamaFactoryIndex.FILE, LlamaFactoryIndex.render(splits));
    }

    @Override
    public String loading(String directory, String view) {
      String setting = view.equals("pairs") ? " --mask_history true" : "";
      return """
          ```sh
          llamafactory-cli train --dataset_dir %1$s --dataset %2$s_train%3$s …
          ```"""
          .formatted(directory.substring(0, directory.lastIndexOf('/')), view, setting);
    }
  };

  private final String audience;

  ExportFormat(String audience) {
    this.audience = audience;
  }

  /** The name in recipes, and the directory in the dataset. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Who reads it, for the card. */
  public String audience() {
    return audience;
  }

  /** The views whose rows it can say, the first by preference. */
  public List<String> views() {
    return switch (this) {
      case MEGATRON, NANOGPT -> List.of("pretrain");
      case TFRECORD -> List.of("tokens", "packed", "pretrain");
      case OPENAI -> List.of("chat", "preferences");
      case LLAMA_FACTORY -> List.of("chat", "pairs", "preferences", "kto");
    };
  }

  /** Where the rows of a view lie, relative to the dataset. */
  public String directory(String view) {
    return label() + "/" + view;
  }

  /** The format that a directory of a dataset belongs to, if any. */
  public static Optional<ExportFormat> ofDirectory(String directory) {
    return Stream.of(values())
        .filter(format -> directory.startsWith(format.label() + "/"))
        .findFirst();
  }

  /**
   * The final name of a shard's file below {@link #directory}, without extension.
   *
   * @param shard from 0, among those that have rows
   */
  public String fileName(String split, int shard, int shards) {
    return shardName(split, shard, shards);
  }

  /** The name that the libraries of Hugging Face find splits by. */
  public static String shardName(String split, int shard, int shards) {
    return String.format(Locale.ROOT, "%s-%05d-of-%05d", split, shard, shards);
  }

  /**
   * Files that say what the others are, by name, relative to the format's directory.
   *
   * @param splits with rows, by view
   */
  public Map<String, String> descriptions(SortedMap<String, ? extends Collection<String>> splits) {
    return Map.of();
  }

  /**
   * How a training job loads it, as a block of Markdown.
   *
   * @param directory where the rows of {@code view} lie, from where the reader stands
   */
  public abstract String loading(String directory, String view);
}
