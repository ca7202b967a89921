@echo off
rem Starts nudge.
rem   JAVA_HOME         the Java to use (17 or newer); otherwise the one on the PATH
rem   NUDGE_JAVA_OPTS   more options for the JVM, such as -Xmx8g
setlocal
for %%i in ("%~dp0..") do set "NUDGE_HOME=%%~fi"

if defined JAVA_HOME (
    set "NUDGE_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    for %%i in (java.exe) do set "NUDGE_JAVA=%%~$PATH:i"
)
if not defined NUDGE_JAVA (
    echo nudge: no Java found: neither JAVA_HOME nor the PATH has one; nudge needs Java 17 or newer 1>&2
    exit /b 2
)
if not exist "%NUDGE_JAVA%" (
    echo nudge: there is no "%NUDGE_JAVA%"; nudge needs Java 17 or newer 1>&2
    exit /b 2
)

set "NUDGE_RELEASE="
set "NUDGE_MAJOR="
for %%i in ("%NUDGE_JAVA%") do set "NUDGE_RELEASE=%%~dpi..\release"
if exist "%NUDGE_RELEASE%" (
    for /f tokens^=2^ delims^=^" %%v in ('findstr /b "JAVA_VERSION=" "%NUDGE_RELEASE%"') do (
        for /f "delims=.-+_" %%m in ("%%v") do set "NUDGE_MAJOR=%%m"
    )
)
if defined NUDGE_MAJOR if %NUDGE_MAJOR% lss 17 (
    echo nudge: "%NUDGE_JAVA%" is version %NUDGE_MAJOR%; nudge needs Java 17 or newer 1>&2
    exit /b 2
)

set "NUDGE_NEWER="
if defined NUDGE_MAJOR if %NUDGE_MAJOR% geq 23 set "NUDGE_NEWER=--sun-misc-unsafe-memory-access=allow"

"%NUDGE_JAVA%" -Dnudge.home="%NUDGE_HOME%" -Dguice_bytecode_gen_option=DISABLED -XX:+UseSerialGC -Xmn32m %NUDGE_NEWER% %NUDGE_JAVA_OPTS% -jar "%NUDGE_HOME%\lib\nudge.jar" %*
exit /b %ERRORLEVEL%
