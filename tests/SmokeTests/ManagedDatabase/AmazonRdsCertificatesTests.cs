using System.Security.Cryptography.X509Certificates;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.ManagedDatabase;

/// <summary>The authorities of Amazon RDS that both images know.</summary>
public sealed class AmazonRdsCertificatesTests(SmokeTestAssembly assembly)
{
    private const string Bundle = "/usr/local/share/wordpress/amazon-rds.pem";

    private static readonly string s_folder = Path.Combine(Images.FindRepository(), "docker", "wordpress", "certificates");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_certificate_is_an_authoritys_own_and_has_not_expired()
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(Path.Combine(s_folder, "amazon-rds.pem"));

        Assert.All(certificates, certificate =>
        {
            Assert.Equal(certificate.Subject, certificate.Issuer);
            Assert.True(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, certificate.Subject);
            Assert.True(certificate.NotAfter > TimeProvider.System.GetLocalNow(), certificate.Subject);
            Assert.Contains("CN=Amazon RDS ", certificate.Subject, StringComparison.Ordinal);
        });
        Assert.Equal(certificates.Count, certificates.Select(certificate => certificate.Thumbprint).Distinct().Count());
    }

    [Fact]
    public async Task Both_images_have_all_of_them_in_one_file_and_those_of_each_region_in_another()
    {
        foreach (var image in new[] { assembly.Images.WordPress, assembly.Images.Toolbox })
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(s_folder, "amazon-rds.pem"), Cancellation), await RunAsync(image, "cat", Bundle));

            var region = new X509Certificate2Collection();
            region.ImportFromPem(await RunAsync(image, "cat", Bundle.Replace(".pem", "/eu-central-1.pem", StringComparison.Ordinal)));
            Assert.Equal(
                ["ECC384 G1", "RSA2048 G1", "RSA4096 G1"],
                region.Select(certificate => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false).Replace("Amazon RDS eu-central-1 Root CA ", "", StringComparison.Ordinal)).Order());
            // A preview's authority is no region's.
            var preview = await RunAsync(image, "cat", Bundle.Replace(".pem", "/us-east-2.pem", StringComparison.Ordinal));
            Assert.DoesNotContain("Preview", preview, StringComparison.Ordinal);
            Assert.Equal(3, preview.Split("BEGIN CERTIFICATE").Length - 1);
        }
    }

    [Fact]
    public async Task The_script_that_takes_them_anew_keeps_what_is_right_and_refuses_what_does_not_parse()
    {
        const string Prepare = "mkdir /tmp/new && cp /certificates/update.sh /tmp/new/ && cd /tmp/new && ";
        Assert.Equal("same\n", await RunAsync(assembly.Images.WordPress, "sh", "-c", Prepare + "./update.sh /certificates/amazon-rds.pem 2>/dev/null && cmp amazon-rds.pem /certificates/amazon-rds.pem && echo same"));

        // Twenty lines of the first certificate, and its end.
        var broken = await TryAsync(
            assembly.Images.WordPress, "sh", "-c", Prepare + "echo before >amazon-rds.pem; { head -20 /certificates/amazon-rds.pem; echo '-----END CERTIFICATE-----'; } >broken.pem; ./update.sh broken.pem; code=$?; cat amazon-rds.pem; exit $code");
        Assert.Equal(1, broken.ExitCode);
        Assert.Equal("before\n", broken.Output);
        Assert.Contains("certificate number 1 of broken.pem does not parse", Assert.Single(broken.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string image, params string[] command)
    {
        var result = await TryAsync(image, command);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException(result.Everything);
    }

    private static Task<CommandResult> TryAsync(string image, params string[] command)
        => DockerCli.TryAsync(["run", "--rm", "--network=none", TestRun.LabelArgument, $"--volume={s_folder}:/certificates:ro", image, .. command], Cancellation);
}
