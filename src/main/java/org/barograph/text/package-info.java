/**
 * Text: tokens with their places in the original, sentences, the multi-pattern matcher over tokens, verb forms and the
 * fingerprint. Pure: plain values in, plain values out.
 */
package org.barograph.text;
