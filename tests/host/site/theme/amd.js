/* Pocket host of Microcred. GPL-3.0-or-later. A loader for a plugin's AMD modules, and the few of Moodle's that they ask for. */
var M = {cfg: {}, strings: {}, util: {js_pending: function() {}, js_complete: function() {}}};
(function() {
    'use strict';
    var modules = {}, waiting = {}, defined = {}, last = null;

    /* Functions of db/services.php, one request for all of them, as core/ajax makes it: a list of promises. */
    function ask(requests) {
        var body = requests.map(function(one, index) {
            return {index: index, methodname: one.methodname, args: one.args};
        });
        var answers = fetch(M.cfg.wwwroot + '/lib/ajax/service.php?sesskey=' + encodeURIComponent(M.cfg.sesskey), {
            method: 'POST', body: JSON.stringify(body), credentials: 'same-origin', headers: {'Content-Type': 'application/json'}
        }).then(function(response) {
            return response.json();
        });
        return requests.map(function(one, index) {
            return answers.then(function(list) {
                var answer = list[index] || list;
                if (answer.error) {
                    throw answer.exception || answer;
                }
                return answer.data;
            });
        });
    }

    function own(name) {
        switch (name) {
            case 'core/config':
                return M.cfg;
            case 'core/str':
                return {
                    get_string: function(key, component) {
                        return Promise.resolve(((M.strings[component] || {})[key]) || '[[' + key + ']]');
                    },
                    getString: function(key, component) {
                        return Promise.resolve(((M.strings[component] || {})[key]) || '[[' + key + ']]');
                    },
                    getStrings: function(list) {
                        return Promise.all(list.map(function(one) {
                            return ((M.strings[one.component] || {})[one.key]) || '[[' + one.key + ']]';
                        }));
                    }
                };
            case 'core/notification':
                return {exception: function(e) { window.console.error(e); }, addNotification: function() {}};
            case 'core/pending':
                return function() { this.resolve = function() {}; };
            case 'core/log':
                return window.console;
            case 'core/ajax':
                return {call: ask};
        }
        return null;
    }

    window.define = function(name, dependencies, factory) {
        if (typeof name !== 'string') {
            factory = dependencies;
            dependencies = name;
            name = last;
        }
        if (!Array.isArray(dependencies)) {
            factory = dependencies;
            dependencies = [];
        }
        defined[name] = {dependencies: dependencies, factory: factory};
    };
    window.define.amd = {};

    function load(name) {
        if (modules[name]) {
            return modules[name];
        }
        modules[name] = Promise.resolve(own(name)).then(function(found) {
            return found || new Promise(function(resolve, reject) {
                var script = document.createElement('script');
                script.src = M.cfg.wwwroot + '/theme/module.php?name=' + encodeURIComponent(name);
                script.onload = function() {
                    var module = defined[name];
                    if (!module) {
                        reject(new Error('No module ' + name));
                        return;
                    }
                    var exports = {};
                    Promise.all(module.dependencies.map(function(one) {
                        return one === 'exports' ? exports : (one === 'require' ? window.require : load(one));
                    })).then(function(values) {
                        var made = typeof module.factory === 'function' ? module.factory.apply(null, values) : module.factory;
                        resolve(made || exports);
                    }).catch(reject);
                };
                script.onerror = function() { reject(new Error('Could not load ' + name)); };
                document.head.appendChild(script);
            });
        });
        return modules[name];
    }

    window.require = function(names, callback) {
        Promise.all(names.map(load)).then(function(values) {
            if (callback) {
                callback.apply(null, values);
            }
        }).catch(function(e) { window.console.error(e); });
    };

    M.ready = function(work) {
        if (document.readyState === 'loading') {
            document.addEventListener('DOMContentLoaded', work);
        } else {
            work();
        }
    };
    M.call = function(call) {
        M.ready(function() {
            window.require([call[0]], function(module) {
                module = module.default || module;
                if (call[1]) {
                    module[call[1]].apply(module, call[2]);
                }
            });
        });
    };
})();
