package org.anju;

import org.anju.cli.Commands;

/// The program.
final class Anju {

    private Anju() {}

    static void main(String[] arguments) {
        System.exit(Commands.run(House.class, arguments));
    }
}
