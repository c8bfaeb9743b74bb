using System.IO.Compression;
using System.Xml.Linq;

namespace WpAspire.Packages.Tests;

/// <summary>What is in the packages, and that an AppHost elsewhere starts with nothing but them.</summary>
public class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ids => [.. PackedFeed.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_says_what_it_is_and_documents_what_it_has(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Packages, $"{id}.{feed.Version}.nupkg"));
        using var stream = package.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single(static e => e.Name.LocalName == "metadata");
        string Value(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;

        Assert.Equal(id, Value("id"));
        Assert.StartsWith("aspire integration hosting ", Value("tags"), StringComparison.Ordinal);
        Assert.DoesNotContain("polyglot", Value("tags"), StringComparison.Ordinal);
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEmpty(Value("description"));

        string[] files = [.. package.Entries.Select(static e => e.FullName)];
        Assert.Contains("README.md", files);
        var assembly = Assert.Single(files, static f => f.EndsWith(".dll", StringComparison.Ordinal));
        Assert.Contains(Path.ChangeExtension(assembly, ".xml"), files);
        Assert.DoesNotContain(files, static f => f.Contains("Dockerfile", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WpAspire.Hosting.WordPress", "WpAspire.Hosting")]
    [InlineData("WpAspire.Hosting.Aws", "WpAspire.Hosting.WordPress")]
    public void A_package_depends_on_the_one_below_it_in_its_own_version(string id, string below)
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Packages, $"{id}.{feed.Version}.nupkg"));
        using var stream = package.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var dependency = XDocument.Load(stream).Descendants().Single(e => e.Name.LocalName == "dependency" && (string?)e.Attribute("id") == below);
        Assert.Equal(feed.Version, (string?)dependency.Attribute("version"));
    }

    [Fact]
    public async Task A_fresh_AppHost_outside_the_repository_runs_a_site_with_the_packages()
    {
        await using var host = new FreshAppHost(feed, "project");
        await host.WriteAsync(
            "Fresh.csproj",
            $"""
            <Project Sdk="Aspire.AppHost.Sdk/13.6.4">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <AspireUseCliBundle>false</AspireUseCliBundle>
                <NoWarn>$(NoWarn);ASPIRE010</NoWarn>
                <UserSecretsId>{host.Name}</UserSecretsId>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Aspire.Hosting.AppHost" Version="13.6.5" />
              </ItemGroup>
            </Project>
            """);
        foreach (var id in PackedFeed.Ids)
        {
            await Tool.RunAsync("dotnet", host.Directory, "add", "package", id, "--version", feed.Version);
        }

        await host.WriteAsync("Program.cs", host.Program + """builder.AddAwsEnvironment("aws");""" + "\nbuilder.Build().Run();\n");
        await Tool.RunAsync("dotnet", host.Directory, "build", "--nologo", "--verbosity", "quiet");

        Assert.Contains("Fresh site", await host.RunUntilItAnswersAsync(["run", "--no-build"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_AppHost_of_one_file_runs_a_site_with_the_packages()
    {
        await using var host = new FreshAppHost(feed, "file");
        await host.WriteAsync(
            "apphost.cs",
            $"""
            #:sdk Aspire.AppHost.Sdk@13.6.4
            #:package Aspire.Hosting.AppHost@13.6.5
            #:package WpAspire.Hosting.WordPress@{feed.Version}
            #:property AspireUseCliBundle=false
            #:property NoWarn=ASPIRE010
            #:property UserSecretsId={host.Name}

            """ + host.Program + "builder.Build().Run();\n");
        await Tool.RunAsync("dotnet", host.Directory, "build", "apphost.cs", "--nologo", "--verbosity", "quiet");

        Assert.Contains("Fresh site", await host.RunUntilItAnswersAsync(["run", "--no-build", "apphost.cs"]), StringComparison.Ordinal);
    }
}
