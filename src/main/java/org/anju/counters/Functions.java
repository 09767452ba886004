package org.anju.counters;

import java.util.Optional;
import org.anju.frame.Words;
import org.anju.shared.MatterCode;
import org.anju.shared.Tongue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What a function is called. The catalogue of matters, which stands beside this module, says it where it is there.
@Component
class Functions {

    private final ObjectProvider<FunctionNames> names;

    Functions(ObjectProvider<FunctionNames> names) {
        this.names = names;
    }

    String name(MatterCode function, Words words) {
        return names.stream()
                .map(one -> one.find(function))
                .flatMap(Optional::stream)
                .findFirst()
                .map(name -> words.tongue() == Tongue.ZH ? name.zh() : name.en())
                .orElseGet(() -> {
                    var key = "function." + function;
                    return words.has(key) ? words.t(key) : function.value();
                });
    }
}
