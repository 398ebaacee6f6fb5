package io.parley.transforms.clean.privacy;

import java.util.Locale;

/** Kinds of private data that are found. The tag of a kind is its name, such as {@code <EMAIL>}. */
public enum PiiKind {
  /** E-mail addresses, also spelled out: {@code jane at example dot com}. */
  EMAIL,
  /** IPv4 and IPv6 addresses of somebody's machine. */
  IP,
  /** Hardware (MAC) addresses. */
  MAC,
  /** Telephone numbers. */
  PHONE,
  /** Numbers of payment cards. */
  CARD,
  /** International bank account numbers. */
  IBAN,
  /** Numbers that a state gives to a person: identity cards, insurance, taxes, passports. */
  ID,
  /** Street addresses. */
  ADDRESS,
  /** Dates of birth. */
  BIRTHDATE,
  /** Names and numbers in messengers: QQ, WeChat, Telegram, Skype, WhatsApp, LINE. */
  MESSENGER,
  /** Names in addresses of personal pages, and of home directories. */
  PROFILE,
  /** How people are addressed in a forum: {@code @name}, {@code u/name}. */
  HANDLE,
  /** What machines let in: API keys, tokens, private keys. */
  SECRET,
  /** What people type to be let in, and what stands before the host of an address. */
  PASSWORD,
  /** Addresses of crypto currencies. */
  WALLET,
  /** Geographic coordinates, to some ten metres. */
  COORDINATES,
  /** Names of the conversation's own people. */
  NAME;

  /** The name used in recipes and rejections, such as {@code email}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
