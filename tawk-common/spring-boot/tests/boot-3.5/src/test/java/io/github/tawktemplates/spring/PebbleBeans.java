package io.github.tawktemplates.spring;

/** What an application with Pebble has to write beside the starter: nothing. */
class PebbleBeans {}
