package io.github.tawktemplates;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person a page is rendered for, as tawk.to's agents should see them.
 *
 * <p><b>What is proven.</b> The signed field alone: the user id, or the e-mail of {@link #forEmail}. Name, e-mail, phone
 * and attributes are claims that travel with it; let agents look people up by user id.
 *
 * <p><b>Values.</b> Nothing is trimmed or changed in case. Null and blank values are left out; a name or attribute over
 * 255 UTF-16 units is cut, an e-mail or phone over 255 is left out; unpaired surrogates become U+FFFD.
 *
 * <pre>{@code
 * Visitor ada = Visitor.forUserId("u-17").name("Ada").email("ada@example.com").attribute("plan", "pro").build();
 * Visitor nobody = Visitor.signedOut(); // the page knows the session, and nobody is signed in
 * Visitor someone = Visitor.unknown(); // the page does not know
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads. {@link #toString()} names the kind of visitor and holds no personal data.
 *
 * @see <a href="https://developer.tawk.to/jsapi/">tawk.to JavaScript API: visitor and setAttributes</a>
 */
public final class Visitor {
    private static final Object[] NO_ATTRIBUTES = {};
    private static final Warnings WARNINGS = new Warnings();
    private static final Visitor UNKNOWN = new Visitor(new Builder(Kind.UNKNOWN, null, null));
    private static final Visitor SIGNED_OUT = new Visitor(new Builder(Kind.SIGNED_OUT, null, null));

    enum Kind {
        USER_ID,
        EMAIL,
        UNKNOWN,
        SIGNED_OUT
    }

    final Kind kind;
    /** What is signed and printed: the user id or the e-mail; null without an identity. */
    final @Nullable String identity;

    final @Nullable String name;
    /** The e-mail beside a user id; null where the e-mail is the identity. */
    final @Nullable String email;

    final @Nullable String phone;
    /** Each key, followed by its value as {@link Attribute#printable} returns it. */
    final Object[] attributes;

    private Visitor(Builder builder) {
        kind = builder.kind;
        identity = builder.identity;
        name = builder.name;
        email = builder.email;
        phone = builder.phone;
        attributes = builder.attributes == null ? NO_ATTRIBUTES : builder.attributes.toArray();
    }

    /**
     * Starts a visitor whose user id is signed.
     *
     * @param userId the stable id of the account in your application, such as its key in the database and nothing that people
     *     choose: the same hash proves an e-mail of that text. 1 to 255 UTF-16 units, signed exactly as given
     * @return a builder for what else agents should see
     * @throws NullPointerException if {@code userId} is null
     * @throws IllegalArgumentException if {@code userId} is blank or over 255 units long
     */
    public static Builder forUserId(String userId) {
        return new Builder(Kind.USER_ID, Text.requireIdentity(Field.USER_ID, userId), null);
    }

    /**
     * Starts a visitor whose user id is a number: signed and printed as plain decimal digits, whatever the locale.
     *
     * @param userId the stable id of the account in your application
     * @return a builder for what else agents should see
     */
    public static Builder forUserId(long userId) {
        return forUserId(Long.toString(userId));
    }

    /**
     * Starts a visitor whose user id is a UUID: signed and printed in its canonical form, 36 characters in lower case.
     *
     * @param userId the stable id of the account in your application
     * @return a builder for what else agents should see
     * @throws NullPointerException if {@code userId} is null
     */
    public static Builder forUserId(UUID userId) {
        return new Builder(
                Kind.USER_ID, Text.requireIdentity(Field.USER_ID, userId == null ? null : userId.toString()), null);
    }

    /**
     * Starts a visitor whose e-mail is signed, by tawk.to's older contract; no user id is printed.
     *
     * <p>For <b>confirmed</b> addresses only: anyone who can sign up with an address that is not theirs would be taken for
     * its owner.
     *
     * @param email the confirmed address, 1 to 255 UTF-16 units, signed exactly as given
     * @return a builder for what else agents should see
     * @throws NullPointerException if {@code email} is null
     * @throws IllegalArgumentException if {@code email} is blank or over 255 units long
     */
    public static Builder forEmail(String email) {
        return new Builder(Kind.EMAIL, Text.requireIdentity(Field.EMAIL, email), null);
    }

    /**
     * Returns the visitor of a page that does not know who is there, such as a cached public page: the browser goes on with
     * the chat it has.
     *
     * @return a visitor without an identity
     */
    public static Visitor unknown() {
        return UNKNOWN;
    }

    /**
     * Returns the visitor of a page that knows that nobody is signed in: the browser forgets who was here before.
     *
     * @return a visitor without an identity
     */
    public static Visitor signedOut() {
        return SIGNED_OUT;
    }

    /** Starts a visitor of a tag, with an identity that is neither blank nor too long. */
    static Builder ofTag(Kind kind, String identity, Warnings warnings) {
        return new Builder(kind, Text.whole(identity), warnings);
    }

    /** Returns a builder of a tag that starts with all of this visitor, to add to it. */
    Builder toBuilder(Warnings warnings) {
        Builder builder = new Builder(kind, identity, warnings);
        builder.name = name;
        builder.email = email;
        builder.phone = phone;
        for (int i = 0; i < attributes.length; i += 2) {
            String key = (String) attributes[i];
            builder.set(key, Attribute.hash(key), attributes[i + 1]);
        }
        return builder;
    }

    boolean hasIdentity() {
        return identity != null;
    }

    /** Names the kind of visitor, never who it is. */
    @Override
    public String toString() {
        return "Visitor[" + kind + "]";
    }

    /**
     * Collects what agents should see of a visitor. The identity is fixed by {@link Visitor#forUserId} or
     * {@link Visitor#forEmail}.
     *
     * <p>Not safe for use by more than one thread.
     */
    public static final class Builder {
        /** tawk.to's bound on the keys of one call; beyond it the whole call is refused. */
        static final int MAX_KEYS = 50;

        final Kind kind;
        private final @Nullable String identity;
        private @Nullable String name;
        private @Nullable String email;
        private @Nullable String phone;
        /** Null as long as there are none, as for most visitors. */
        private @Nullable AttributesBuilder attributes;

        /** Those of the tag whose arguments are collected, where keys may be data; null in Java. */
        private final @Nullable Warnings ofTag;

        private Builder(Kind kind, @Nullable String identity, @Nullable Warnings ofTag) {
            this.kind = kind;
            this.identity = identity;
            this.ofTag = ofTag;
        }

        /**
         * Sets the name that agents see.
         *
         * @param name any text; cut after 255 UTF-16 units, left out if null or blank
         * @return this builder
         */
        public Builder name(@Nullable String name) {
            this.name = Text.cut(name);
            return this;
        }

        /**
         * Sets the e-mail beside a user id. It is a claim: only the user id is signed.
         *
         * @param email any text; left out if null, blank or over 255 UTF-16 units
         * @return this builder
         * @throws IllegalStateException if the e-mail is the identity already
         */
        public Builder email(@Nullable String email) {
            if (kind == Kind.EMAIL) {
                throw new IllegalStateException("email is this visitor's identity already. "
                        + "Use Visitor.forUserId(...) to sign a user id and show an e-mail beside it.");
            }
            this.email = Text.whole(email);
            return this;
        }

        /**
         * Sets the phone number that agents see.
         *
         * @param phone any text; left out if null, blank or over 255 UTF-16 units
         * @return this builder
         */
        public Builder phone(@Nullable String phone) {
            this.phone = Text.whole(phone);
            return this;
        }

        /**
         * Sets an attribute of your own, such as a plan or a number of seats. A key that was set before, in any case, is
         * replaced: tawk.to keeps keys in lower case.
         *
         * <p>Values are texts, numbers, booleans, enum constants and UUIDs; as texts, dates and times of {@code java.time} and
         * {@link java.util.Date} (ISO 8601), {@link java.net.URI}, {@link java.util.Locale} (its language tag) and
         * {@link java.util.Currency}; an {@link java.util.Optional} of these; collections and arrays of these, joined by
         * {@code ", "}. Numbers beyond &plusmn;(2<sup>53</sup>-1) are printed as text.
         *
         * <p>A value is data, and never fails a page: of another type, NaN, infinite, or failing when it is read, it is left
         * out, and a warning with the key and the class is logged once.
         *
         * @param key 1 to 50 ASCII letters, digits and dashes; not userId, email, name, phone or hash
         * @param value left out if null or blank, cut after 255 UTF-16 units
         * @return this builder
         * @throws NullPointerException if {@code key} is null
         * @throws IllegalArgumentException if tawk.to would refuse the key
         */
        public Builder attribute(String key, @Nullable Object value) {
            int hash = Attribute.hash(Objects.requireNonNull(key, "key"));
            if (hash >= 0) {
                set(key, hash, Attribute.printable(key, value, ofTag == null ? WARNINGS : ofTag));
                return this;
            }
            if (ofTag == null) {
                throw new IllegalArgumentException(Attribute.refusal(key));
            }
            ofTag.once(Attribute.refusal(key) + " That attribute is left out.");
            return this;
        }

        private void set(String key, int hash, @Nullable Object printable) {
            if (attributes == null) {
                if (printable == null) {
                    return;
                }
                attributes = new AttributesBuilder();
            }
            attributes.set(key, hash, printable);
        }

        /** Returns whether attributes of a tag that follow would be left out. */
        boolean isFull() {
            return attributes != null && attributes.size() > MAX_KEYS;
        }

        /**
         * Returns the visitor.
         *
         * @return an immutable visitor
         * @throws IllegalArgumentException if there are more than 50 keys, with userId, email, name, phone and hash
         *     counted
         */
        public Visitor build() {
            int others = count(identity) + count(name) + count(email) + count(phone) + 1; // 1: hash
            if (attributes != null && others + attributes.size() > MAX_KEYS) {
                String message = "A visitor must have at most " + MAX_KEYS + " keys but has "
                        + (ofTag == null ? "" + (others + attributes.size()) : "more") + ", with "
                        + Field.inWords(Field.RESERVED, "and")
                        + " counted. tawk.to refuses the whole call otherwise; ";
                if (ofTag == null) {
                    throw new IllegalArgumentException(message + "leave some attributes out.");
                }
                ofTag.once(message + "the last attributes are left out.");
                attributes.keep(MAX_KEYS - others);
            }
            return new Visitor(this);
        }

        private static int count(@Nullable String value) {
            return value == null ? 0 : 1;
        }

        /** Names the kind of visitor, never who it is. */
        @Override
        public String toString() {
            return "Visitor.Builder[" + kind + "]";
        }
    }
}
