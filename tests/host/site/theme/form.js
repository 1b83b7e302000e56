/* Pocket host of Microcred. GPL-3.0-or-later. What a form's choices leave without effect is dimmed, and again as they change. */
document.querySelectorAll('form[data-depends]').forEach(function(form) {
    'use strict';
    var rules = JSON.parse(form.dataset.depends);

    function value(name) {
        var field = form.elements[name];
        if (!field) {
            return null;
        }
        if (field instanceof RadioNodeList) {
            // A checkbox with a hidden field for "not checked" before it, or radio buttons.
            field = Array.from(field).filter(function(one) { return one.type !== 'hidden'; })[0] || field[0];
            if (field.type === 'radio') {
                return form.elements[name].value;
            }
        }
        return field.type === 'checkbox' ? (field.checked ? field.value : '') : field.value;
    }

    function unused(rule) {
        var now = value(rule[1]), among = rule[3].map(String).indexOf(String(now)) >= 0, empty = now === '' || now === '0';
        if (now === null) {
            return false;
        }
        switch (rule[2]) {
            case 'notchecked':
            case 'noitemselected':
                return empty;
            case 'checked':
                return !empty;
            case 'eq':
            case 'in':
                return among;
            case 'neq':
                return !among;
        }
        return false;
    }

    function show() {
        var dim = {};
        rules.forEach(function(rule) {
            dim[rule[4]] = dim[rule[4]] || unused(rule);
        });
        Object.keys(dim).forEach(function(id) {
            var item = document.getElementById(id);
            if (item) {
                item.classList.toggle('dim', dim[id]);
            }
        });
    }

    form.addEventListener('change', show);
    show();
});
