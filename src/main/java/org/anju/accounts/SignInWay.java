package org.anju.accounts;

/// Another way to sign in that a module offers as a bean, beside the password.
///
/// @param open whether it is set up in this house
/// @param path where it begins
/// @param own where whoever is signed in sees to it
public record SignInWay(boolean open, String path, String own) {}
