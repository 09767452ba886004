/// Words every module speaks: identifiers, dates, documents, access and refusals. Nothing here knows about a
/// database, the web or another module.
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.anju.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
