/// The catalogue of matters 事项目录: what a person can apply for, under which rules, with which papers, within what
/// time. Each version is a text that is never changed; a city adds its own without a programmer.
@ApplicationModule(allowedDependencies = {"shared", "frame", "workdays", "oversight", "accounts"})
@NullMarked
package org.anju.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
