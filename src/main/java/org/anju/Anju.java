package org.anju;

/// The program.
final class Anju {

    private Anju() {}

    static void main(String[] args) {}
}
