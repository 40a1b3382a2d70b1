// Joins the modules of src/main/javascript, in the order of their imports, into what is printed and served: one line without
// comments, with short local names and with the values of constants in place of their names. Two things are rewritten: "a && b"
// becomes "a ? b : 0", as XHTML takes no ampersand, and const becomes let, so that one declaration holds many names.
import com.google.javascript.jscomp.CheckLevel
import com.google.javascript.jscomp.Compiler
import com.google.javascript.jscomp.CompilerOptions
import com.google.javascript.jscomp.CompilerPass
import com.google.javascript.jscomp.CustomPassExecutionTime
import com.google.javascript.jscomp.DependencyOptions
import com.google.javascript.jscomp.DiagnosticGroups
import com.google.javascript.jscomp.ModuleIdentifier
import com.google.javascript.jscomp.NodeUtil
import com.google.javascript.jscomp.PropertyRenamingPolicy
import com.google.javascript.jscomp.SourceFile
import com.google.javascript.jscomp.VariableRenamingPolicy
import com.google.javascript.rhino.IR
import com.google.javascript.rhino.Node
import com.google.javascript.rhino.Token
import java.security.MessageDigest

def options = new CompilerOptions()
options.languageIn = CompilerOptions.LanguageMode.ECMASCRIPT_2015
options.languageOut = CompilerOptions.LanguageMode.ECMASCRIPT_2015
options.emitUseStrict = false
options.checkSymbols = true
options.setWarningLevel(DiagnosticGroups.UNDEFINED_VARIABLES, CheckLevel.ERROR)
options.dependencyOptions = DependencyOptions.pruneForEntryPoints([ModuleIdentifier.forFile('main.js')])
options.foldConstants = true
options.setRenamingPolicy(VariableRenamingPolicy.ALL, PropertyRenamingPolicy.OFF)
options.inlineConstantVars = true
options.setInlineVariables(CompilerOptions.Reach.ALL)
options.setRemoveUnusedVariables(CompilerOptions.Reach.ALL)
options.collapseVariableDeclarations = true
options.preferSingleQuotes = true
options.trustedStrings = true
options.lineLengthThreshold = Integer.MAX_VALUE

def find = { Node root, Closure<Boolean> wanted ->
    def found = []
    NodeUtil.visitPreOrder(root, { n -> if (wanted(n)) found << n } as NodeUtil.Visitor)
    found
}
// The compiler makes an object of each module's exports, which nothing uses once the modules are joined.
def isExports = { Node n ->
    n.isVar() && n.firstChild.getString().startsWith('module$') ||
            n.isExprResult() && n.firstChild.isAssign() && n.firstFirstChild.isGetProp() &&
            n.firstFirstChild.firstChild.isName() && n.firstFirstChild.firstChild.getString().startsWith('module$')
}
options.addCustomPass(CustomPassExecutionTime.BEFORE_OPTIMIZATIONS, { externs, root ->
    find(root, isExports)*.detach()
    find(root) { it.isConst() }.each { constant ->
        def fresh = new Node(Token.LET)
        fresh.addChildrenToFront(constant.removeChildren())
        constant.replaceWith(fresh)
        fresh.srcrefTreeIfMissing(constant)
    }
} as CompilerPass)

// What the modules use of the browser: any other name that none of them declares is an error.
def browser = SourceFile.fromCode('browser', '''var Array, CSSStyleSheet, CustomEvent, Date, Document, HTMLScriptElement, JSON, Math, MutationObserver,
    NaN, Object, Promise, Proxy, String, Symbol, addEventListener, clearTimeout, console, dispatchEvent, document, fetch, localStorage, location,
    performance, setTimeout, undefined, window''')
def sources = new File(project.basedir, 'src/main/javascript').listFiles().sort()
        .collect { SourceFile.fromCode(it.name, it.getText('UTF-8')) }
def compiler = new Compiler()
def result = compiler.compile([browser], sources, options)
if (!result.success) {
    throw new IllegalStateException("src/main/javascript: ${result.errors}")
}

// The shortest form without an ampersand: where nothing uses the value, or it decides between two, the negations with "or".
def opposites = [(Token.SHEQ): Token.SHNE, (Token.SHNE): Token.SHEQ]
def negate
negate = { Node n ->
    n.detach()
    if (n.isNot()) {
        return n.firstChild.detach()
    }
    if (n.isAnd()) {
        return IR.or(negate(n.firstChild), negate(n.lastChild))
    }
    def opposite = opposites[n.token]
    opposite == null ? IR.not(n) : new Node(opposite, n.firstChild.detach(), n.lastChild.detach())
}
find(compiler.jsRoot) { it.isAnd() && it.parent.isExprResult() }.each { and ->
    def right = and.lastChild.detach()
    and.replaceWith(IR.or(negate(and.firstChild), right))
}
find(compiler.jsRoot) { it.isHook() && it.firstChild.isAnd() }.each { hook ->
    def (yes, no) = [hook.secondChild, hook.lastChild]*.detach()
    hook.replaceWith(IR.hook(negate(hook.firstChild), no, yes))
}
// The inner ones first.
find(compiler.jsRoot) { it.isAnd() }.reverse().each { and ->
    def (left, right) = [and.firstChild, and.lastChild]*.detach()
    and.replaceWith(IR.hook(left, right, IR.number(0)))
}
// The compiler turns "a > 1" round.
find(compiler.jsRoot) { it.token == Token.LT }.each { less ->
    def (left, right) = [less.firstChild, less.lastChild]*.detach()
    less.replaceWith(new Node(Token.GT, right, left))
}
def modules = compiler.jsRoot.children().collectEntries { [it.sourceFileName, compiler.toSource(it)] }
def script = "(()=>{${modules.values().join(';')}})();".getBytes('UTF-8')

def write = { File file, byte[] bytes ->
    file.parentFile.mkdirs()
    file.bytes = bytes
}
// For TawkWidget, which prints it, and under a name that holds its hash for applications that serve it.
def classes = new File(project.build.outputDirectory)
def hash = MessageDigest.getInstance('SHA-256').digest(script).encodeHex().toString().take(16)
def served = new File(classes, 'META-INF/resources/tawk-templates')
served.deleteDir()
write(new File(classes, 'io/github/tawktemplates/bootstrap.js'), script)
write(new File(served, "bootstrap-${hash}.js"), script)
// For the benchmark, which counts what each module costs: a line with its name, a blank and its part of the script.
def lines = modules.collect { name, text -> "${name} ${text}\n" }.join()
write(new File(project.build.directory, 'bootstrap/modules.txt'), lines.getBytes('UTF-8'))
