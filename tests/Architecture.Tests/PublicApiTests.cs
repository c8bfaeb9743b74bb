using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using PublicApiGenerator;

namespace WpAspire.Architecture.Tests;

/// <summary>
/// What the packages offer is listed in <c>api/</c> of each, so that nobody changes it unawares. After a change that is meant,
/// <c>WPASPIRE_RENEW_API=1</c> lets these tests write the listings anew.
/// </summary>
public class PublicApiTests
{
    // Generated from Pulumi's own package, which is documented there.
    private const string Generated = "WpAspire.Provisioning.Aws";
    private const string RenewVariable = "WPASPIRE_RENEW_API";

    public static TheoryData<string> Rooms => ["Hosting", "MailCatcher", "WordPress", "Provisioning"];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void The_public_surface_is_the_listed_one(string room)
    {
        var listing = ListingOf(Load(room));
        var file = Path.Combine(Repository.Root, room, "api", $"WpAspire.{room}.txt");
        if (Environment.GetEnvironmentVariable(RenewVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, listing);
        }

        var listed = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(
            listed == listing,
            $"The public surface of {room} is another one than {file} lists. If that is meant, run these tests with {RenewVariable}=1, and commit the file.\n{Difference(listed, listing)}");
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Extensions_are_found_without_a_using_and_what_they_add_is_where_Aspire_has_it(string room)
    {
        var types = Load(room).GetExportedTypes();
        Assert.All(types.Where(HasBuilderExtension), static t => Assert.Equal("Aspire.Hosting", t.Namespace));
        Assert.All(types.Where(static t => t.IsAssignableTo(typeof(IResource)) || t.IsAssignableTo(typeof(IResourceAnnotation))), static t => Assert.Equal("Aspire.Hosting.ApplicationModel", t.Namespace));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_name_is_one_that_Aspire_has(string room)
    {
        var ofAspire = new[] { typeof(IResource).Assembly, Assembly.Load("Aspire.Hosting.Redis") }
            .SelectMany(static a => a.GetTypes()).Select(static t => t.FullName).ToHashSet();
        Assert.DoesNotContain(Load(room).GetExportedTypes(), t => ofAspire.Contains(t.FullName));
    }

    private static Assembly Load(string room) => Assembly.Load($"WpAspire.{room}");

    private static bool HasBuilderExtension(Type type) =>
        type.IsSealed && type.IsAbstract
        && type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(static m =>
            m.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) && m.GetParameters()[0].ParameterType.Namespace!.StartsWith("Aspire.Hosting", StringComparison.Ordinal));

    private static string ListingOf(Assembly assembly)
    {
        var listing = assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            DenyNamespacePrefixes = [Generated],
            AllowNamespacePrefixes = [],
            ExcludeAttributes = ["System.CodeDom.Compiler.GeneratedCodeAttribute"],
        }).ReplaceLineEndings("\n").TrimEnd();
        var generated = assembly.GetExportedTypes()
            .Where(static t => t.Namespace!.StartsWith(Generated, StringComparison.Ordinal))
            .GroupBy(static t => t.Namespace!)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => $"// {g.Key}: {g.Count()} types");
        return string.Join('\n', [listing, .. generated]) + "\n";
    }

    private static string Difference(string listed, string actual)
    {
        string[] before = listed.Split('\n'), now = actual.Split('\n');
        return string.Join('\n', [.. before.Except(now).Select(static l => $"- {l.Trim()}"), .. now.Except(before).Select(static l => $"+ {l.Trim()}")]);
    }
}
