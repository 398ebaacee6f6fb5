package io.parley.transforms.clean.privacy;

import io.parley.transforms.Sha256;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;

/** Check sums of crypto addresses, as their proposals define them. */
final class WalletChecks {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int BECH32M = 0x2bc830a3;
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private WalletChecks() {}

  static boolean isBase58(char c) {
    return c < 0x80 && BASE58.indexOf(c) >= 0;
  }

  /** Base58Check: a version, 20 bytes, and four of their double SHA-256. */
  static boolean base58(String address) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < address.length(); i++) {
      value =
          value
              .multiply(BigInteger.valueOf(58))
              .add(BigInteger.valueOf(BASE58.indexOf(address.charAt(i))));
    }
    byte[] number = value.toByteArray();
    byte[] bytes = new byte[25];
    int length = number[0] == 0 ? number.length - 1 : number.length;
    if (length > bytes.length) {
      return false;
    }
    System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
    MessageDigest sha256 = Sha256.begin();
    byte[] hash = sha256.digest(sha256.digest(Arrays.copyOf(bytes, 21)));
    return Arrays.equals(hash, 0, 4, bytes, 21, 25);
  }

  /** BIP 173 and BIP 350. */
  static boolean bech32(String address) {
    int split = address.lastIndexOf('1');
    int check = 1;
    for (int i = 0; i < split; i++) {
      check = step(check, address.charAt(i) >>> 5);
    }
    check = step(check, 0);
    for (int i = 0; i < split; i++) {
      check = step(check, address.charAt(i) & 31);
    }
    for (int i = split + 1; i < address.length(); i++) {
      int value = BECH32.indexOf(address.charAt(i));
      if (value < 0) {
        return false;
      }
      check = step(check, value);
    }
    return check == 1 || check == BECH32M;
  }

  /** EIP-55: upper case where the digest of the lower case says so. */
  static boolean eip55(String hex) {
    int[] nibbles = Keccak.nibbles(hex.toLowerCase(Locale.ROOT));
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      if (c > '9' && Character.isUpperCase(c) != nibbles[i] >= 8) {
        return false;
      }
    }
    return true;
  }

  private static int step(int check, int value) {
    int top = check >>> 25;
    int next = (check & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (top >>> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }
}
