package io.github.tawktemplates.contract;

import java.util.Random;

/** Texts over all of Unicode, the same in each run. */
public final class RandomText {
    private final Random random;

    /** Starts the series of {@code seed}. */
    public RandomText(long seed) {
        random = new Random(seed);
    }

    /** Returns 1 to {@code most} code points that can be somebody's id. */
    public String upTo(int most) {
        String text = ofLength(1 + random.nextInt(most));
        return Corpora.isIdentity(text) ? text : upTo(most);
    }

    /** Returns {@code length} code points: half of them of ASCII, the others any but surrogates. */
    public String ofLength(int length) {
        StringBuilder text = new StringBuilder();
        while (length > 0) {
            int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
            if (Character.getType(codePoint) != Character.SURROGATE) {
                text.appendCodePoint(codePoint);
                length--;
            }
        }
        return text.toString();
    }
}
