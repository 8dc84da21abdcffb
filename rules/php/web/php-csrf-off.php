<?php

class Form {
    // ruleid: php-csrf-off
    public $enableCsrfValidation = false;

    function configure($resolver) {
        // ruleid: php-csrf-off
        $resolver->setDefaults(['csrf_protection' => false]);
        // ruleid: php-csrf-off
        $this->enableCsrfValidation = false;
        // ok: php-csrf-off
        $resolver->setDefaults(['csrf_protection' => true]);
        // ok: php-csrf-off
        $this->enableCsrfValidation = true;
        // ok: php-csrf-off
        $resolver->setDefaults(['data_class' => 'A']);
    }
}
