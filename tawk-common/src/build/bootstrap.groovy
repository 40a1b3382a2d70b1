// Makes of bootstrap.js what is printed and served: one line without comments and with short local names. Nothing else is
// rewritten, so that what holds for the source (no less-than sign, ampersand or decrement) holds for the result.
import com.google.javascript.jscomp.Compiler
import com.google.javascript.jscomp.CompilerOptions
import com.google.javascript.jscomp.PropertyRenamingPolicy
import com.google.javascript.jscomp.SourceFile
import com.google.javascript.jscomp.VariableRenamingPolicy
import java.security.MessageDigest

def options = new CompilerOptions()
options.languageIn = CompilerOptions.LanguageMode.ECMASCRIPT_2017
options.languageOut = CompilerOptions.LanguageMode.ECMASCRIPT_2017
options.emitUseStrict = false
options.setRenamingPolicy(VariableRenamingPolicy.LOCAL, PropertyRenamingPolicy.OFF)
options.collapseVariableDeclarations = true
options.preferSingleQuotes = true
options.trustedStrings = true
options.lineLengthThreshold = Integer.MAX_VALUE

def source = new File(project.basedir, 'src/main/javascript/bootstrap.js')
def compiler = new Compiler()
def result = compiler.compile([], [SourceFile.fromCode(source.name, source.getText('UTF-8'))], options)
if (!result.success) {
    throw new IllegalStateException("${source.name}: ${result.errors}")
}
def script = compiler.toSource().trim().getBytes('UTF-8')

// For TawkWidget, which prints it, and under a name that carries its hash for applications that serve it.
def classes = new File(project.build.outputDirectory)
def hash = MessageDigest.getInstance('SHA-256').digest(script).encodeHex().toString().take(16)
def served = new File(classes, 'META-INF/resources/tawk-templates')
served.deleteDir()
[new File(classes, 'io/github/tawktemplates/bootstrap.js'), new File(served, "bootstrap-${hash}.js")].each {
    it.parentFile.mkdirs()
    it.bytes = script
}
