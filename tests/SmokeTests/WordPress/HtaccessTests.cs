using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>How the .htaccess files of plugins are read, without a site.</summary>
public sealed class HtaccessTests(IdleContainer container) : IClassFixture<IdleContainer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "deny from all")]
    [InlineData(false, "Deny from all")]
    [InlineData(false, "Order Deny,Allow\nDeny from all")]
    [InlineData(false, "order allow,deny\ndeny from all")]
    [InlineData(false, "Require all denied")]
    [InlineData(false, "<IfModule mod_authz_core.c>\n  Require all denied\n</IfModule>\n<IfModule !mod_authz_core.c>\n  Order deny,allow\n  Deny from all\n</IfModule>")]
    [InlineData(false, "Options -Indexes\ndeny from all\n<FilesMatch '\\.(mp3|ogg)$'>\nOrder Allow,Deny\nAllow from all\n</FilesMatch>")]
    [InlineData(true, "Options -Indexes\ndeny from all\n<FilesMatch '\\.(mp3|zip)$'>\nOrder Allow,Deny\nAllow from all\n</FilesMatch>")]
    [InlineData(false, "<Files \"*.zip\">\nRequire all denied\n</Files>\nRequire all granted")]
    [InlineData(false, "<Files ~ \"\\.zip$\">\nDeny from all\n</Files>")]
    [InlineData(true, "<Files *.php>\ndeny from all\n</Files>")]
    [InlineData(false, "Require ip 10.0.0.1")]
    [InlineData(false, "AuthType Basic\nAuthUserFile /x\nRequire valid-user")]
    [InlineData(false, "RewriteEngine On\nRewriteRule .* - [F,L]")]
    [InlineData(false, "RewriteEngine On\nRewriteRule ^(.*)\\.zip$ - [R=404]")]
    [InlineData(true, "RewriteEngine On\nRewriteCond %{HTTP_REFERER} !example\nRewriteRule \\.(jpg|zip)$ - [F]")]
    [InlineData(false, "RedirectMatch 403 ^.*$")]
    [InlineData(true, "Options -Indexes")]
    [InlineData(true, "<IfModule mod_expires.c>\nExpiresActive On\n</IfModule>\nAddType application/x-y .y")]
    [InlineData(true, "Order allow,deny\nAllow from all\nDeny from 1.2.3.4")]
    [InlineData(true, "# deny from all")]
    [InlineData(false, "deny from all", "Options -Indexes")]
    [InlineData(true, "deny from all", "Allow from all")]
    public async Task It_says_what_Apache_would(bool allowed, string outer, string inner = "")
    {
        var script = """
            [ , $outer, $inner ] = $argv;
            require '/usr/local/lib/wordpress/access/htaccess.php';
            $root = sys_get_temp_dir() . '/' . uniqid();
            mkdir( "$root/a/b", 0777, true );
            file_put_contents( "$root/a/.htaccess", $outer );
            '' === $inner || file_put_contents( "$root/a/b/.htaccess", $inner );
            echo Htaccess::allows( $root, '/a/b/e.zip' ) ? 'allowed' : 'denied';
            """;

        Assert.Equal(allowed ? "allowed" : "denied", await DockerCli.RunAsync(["exec", container.Id, "php", "-r", script, "--", outer, inner], Cancellation));
    }
}
