/** An application on the module path. */
module consumer {
    requires io.github.tawktemplates.freemarker;
    requires io.github.tawktemplates.mustache;
    requires io.github.tawktemplates.pebble;
    requires io.github.tawktemplates;
    requires freemarker;
    requires com.github.mustachejava;
    requires io.pebbletemplates;
    requires org.slf4j; // which Pebble needs and, without a descriptor, cannot ask for
}
