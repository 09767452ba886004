package org.anju.certificates;

/// Where the status of a certificate stands: a place, drawn at random, in one of the published lists.
record Slot(int list, int place) {}
