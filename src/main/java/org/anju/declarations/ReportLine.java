package org.anju.declarations;

/// A dwelling of which something was said, with the reference of its page.
public record ReportLine(Report report, String reference) {}
