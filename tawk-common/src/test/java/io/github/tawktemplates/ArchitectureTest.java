package io.github.tawktemplates;

import io.github.tawktemplates.contract.ArchitectureContract;

class ArchitectureTest implements ArchitectureContract {
    @Override
    public String[] publicTypes() {
        return new String[] {
            "io.github.tawktemplates.ContentSecurityPolicy",
            "io.github.tawktemplates.IdentityCall",
            "io.github.tawktemplates.IdentityResponse",
            "io.github.tawktemplates.LoadPolicy",
            "io.github.tawktemplates.TawkTags",
            "io.github.tawktemplates.TawkTags$Builder",
            "io.github.tawktemplates.TawkTags$Tag",
            "io.github.tawktemplates.TawkWidget",
            "io.github.tawktemplates.TawkWidget$Builder",
            "io.github.tawktemplates.Visitor",
            "io.github.tawktemplates.Visitor$Builder"
        };
    }

    @Override
    public String[] otherPackages() {
        return new String[0];
    }
}
