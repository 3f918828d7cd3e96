package dev.axle.ui;

/**
 * What a page is about to do, where its path does not say it all: for the log of acts, which is
 * written in the transaction that does it.
 *
 * @param account where it is done, by the visitor as a user there
 * @param target the number or name of what is acted upon
 * @param detail what else somebody who reads the log wants to know, in words
 */
public record Deed(Account account, String target, String detail) {}
