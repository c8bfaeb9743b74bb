using System.Reflection;
using System.Runtime.CompilerServices;

namespace WpAspire.Hosting.Tests.PublicApi;

/// <summary>
/// What Aspire.Hosting 13.5 spells, this library spells the same. The file beside this one lists the members of the
/// types that are here, by name and parameter names; optional parameters are in brackets. A namespace differs in its
/// first part only.
/// </summary>
public class PublicApiTests
{
    private static readonly Assembly s_hosting = typeof(DistributedApplication).Assembly;

    [Fact]
    public void Members_are_spelled_as_in_Aspire()
    {
        var ours = Signatures().GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var missing = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublicApi", "aspire-13.5.txt"))
            .Where(l => l.Length > 0)
            .GroupBy(l => l, StringComparer.Ordinal)
            .Where(g => ours.GetValueOrDefault(g.Key) < g.Count())
            .Select(g => $"{g.Key} ({ours.GetValueOrDefault(g.Key)} of {g.Count()})")
            .ToArray();

        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Every_parameter_that_takes_the_name_of_a_new_resource_says_so()
    {
        var unmarked = s_hosting.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.Name.StartsWith("Add", StringComparison.Ordinal) && m.GetParameters() is [var first, ..] && first.ParameterType == typeof(IDistributedApplicationBuilder))
            .SelectMany(m => m.GetParameters().Where(p => p.Name == "name" && p.GetCustomAttribute<ResourceNameAttribute>() is null))
            .Select(p => $"{p.Member.DeclaringType!.Name}.{p.Member.Name}")
            .ToArray();

        Assert.Empty(unmarked);
    }

    [Fact]
    public void Receivers_of_extension_methods_must_not_be_null()
    {
        var unguarded = new List<string>();
        foreach (var method in s_hosting.GetExportedTypes()
            .Where(t => t is { IsAbstract: true, IsSealed: true })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.IsDefined(typeof(ExtensionAttribute)) && !m.GetParameters().Any(p => p.ParameterType.IsByRef && !p.IsOut)))
        {
            var closed = method.IsGenericMethodDefinition ? Close(method) : method;
            var arguments = closed.GetParameters().Select((p, i) => i == 0 ? null : Sample(p)).ToArray();
            try
            {
                var result = closed.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
                if (result is Task task)
                {
                    Assert.IsType<ArgumentNullException>(task.Exception?.InnerException);
                }
                else if (result is not null && result.GetType().Name.StartsWith("ValueTask", StringComparison.Ordinal))
                {
                    var faulted = (Task)result.GetType().GetMethod("AsTask")!.Invoke(result, null)!;
                    Assert.IsType<ArgumentNullException>(faulted.Exception?.InnerException);
                }
                else
                {
                    unguarded.Add(method.ToString()!);
                }
            }
            catch (ArgumentNullException)
            {
                // As it should be.
            }
            catch (Exception exception)
            {
                unguarded.Add($"{method}: {exception.GetType().Name}");
            }
        }

        Assert.True(unguarded.Count == 0, string.Join('\n', unguarded));
    }

    [Fact]
    public void Required_arguments_of_builder_methods_must_not_be_null()
    {
        var builder = TestApp.Create();
        var resource = builder.AddDockerfile("subject", ".").WithHttpEndpoint(targetPort: 80);
        var nullability = new NullabilityInfoContext();
        var unguarded = new List<string>();

        foreach (var method in new[] { typeof(ContainerResourceBuilderExtensions), typeof(ResourceBuilderExtensions), typeof(ParameterResourceBuilderExtensions), typeof(ConnectionStringBuilderExtensions), typeof(DistributedApplicationEventingExtensions) }
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.IsDefined(typeof(ExtensionAttribute)) && !m.GetParameters().Any(p => p.ParameterType.IsByRef)))
        {
            object? receiver = method.GetParameters()[0].ParameterType == typeof(IDistributedApplicationBuilder) ? builder : resource;
            MethodInfo closed;
            try
            {
                closed = method.IsGenericMethodDefinition ? method.MakeGenericMethod([.. method.GetGenericArguments().Select((_, i) => i == 0 ? typeof(ContainerResource) : typeof(EndpointReference))]) : method;
            }
            catch (ArgumentException)
            {
                // For other resources than containers.
                continue;
            }

            if (!closed.GetParameters()[0].ParameterType.IsInstanceOfType(receiver))
            {
                continue;
            }

            foreach (var parameter in closed.GetParameters().Skip(1).Where(p => !p.HasDefaultValue && !p.ParameterType.IsValueType && nullability.Create(p).ReadState == NullabilityState.NotNull))
            {
                if (method.GetParameters()[parameter.Position].ParameterType.IsGenericMethodParameter)
                {
                    continue;
                }

                var arguments = closed.GetParameters().Select(p => p.Position == 0 ? receiver : p.Position == parameter.Position ? null : Sample(p)).ToArray();
                try
                {
                    closed.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
                    unguarded.Add($"{method.Name}({parameter.Name}) of {method}");
                }
                catch (ArgumentNullException)
                {
                    // As it should be.
                }
                catch (Exception exception)
                {
                    unguarded.Add($"{method.Name}({parameter.Name}): {exception.GetType().Name} {exception.Message}");
                }
            }
        }

        Assert.True(unguarded.Count == 0, string.Join('\n', unguarded));
    }

    private static MethodInfo Close(MethodInfo method)
    {
        var arguments = method.GetGenericArguments().Select(a =>
        {
            var constraints = a.GetGenericParameterConstraints();
            return constraints.Contains(typeof(IDistributedApplicationBuilder)) ? typeof(IDistributedApplicationBuilder)
                : constraints.Contains(typeof(IResourceAnnotation)) ? typeof(ContainerImageAnnotation)
                : constraints.Contains(typeof(IResourceWithConnectionString)) ? typeof(IResourceWithConnectionString)
                : constraints.Contains(typeof(IValueProvider)) ? typeof(EndpointReference)
                : constraints.Any(c => c.Name.Contains("EventingSubscriber", StringComparison.Ordinal)) ? typeof(NoSubscriber)
                : typeof(ContainerResource);
        });
        return method.MakeGenericMethod([.. arguments]);
    }

    // Something to pass in the place of the arguments that are not under test.
    private static object? Sample(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.HasDefaultValue || type.IsByRef)
        {
            return parameter.HasDefaultValue && parameter.DefaultValue is not DBNull ? parameter.DefaultValue : null;
        }

        if (type == typeof(string))
        {
            return parameter.Name is "name" or "endpointName" ? "http" : parameter.Name is "target" or "destinationPath" ? "/x" : "x";
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        if (type.IsArray)
        {
            return Array.CreateInstance(type.GetElementType()!, 0);
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            var parameters = invoke.GetParameters().Select(p => System.Linq.Expressions.Expression.Parameter(p.ParameterType)).ToArray();
            return System.Linq.Expressions.Expression.Lambda(type, System.Linq.Expressions.Expression.Default(invoke.ReturnType), parameters).Compile();
        }

        var app = TestApp.Create();
        return type switch
        {
            _ when type == typeof(NetworkIdentifier) => KnownNetworkIdentifiers.LocalhostNetwork,
            _ when type == typeof(IResourceBuilder<ParameterResource>) => app.AddParameter("p", "v"),
            _ when type.IsAssignableFrom(typeof(IResourceBuilder<ContainerResource>)) => app.AddContainer("other", "image"),
            _ when type == typeof(IResource) => new ContainerResource("other"),
            _ when type == typeof(ReferenceExpression) => ReferenceExpression.Empty,
            _ when type == typeof(Uri) => new Uri("http://host"),
            _ when type == typeof(GenerateParameterDefault) || type == typeof(ParameterDefault) => new GenerateParameterDefault(),
            _ when type == typeof(EndpointReference) || type == typeof(IExpressionValue) => new EndpointReference(new ContainerResource("other"), "http"),
            _ when type == typeof(DistributedApplicationExecutionContext) => new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run),
            _ when type == typeof(Microsoft.Extensions.Logging.ILogger) => Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            _ => null,
        };
    }

    private static IEnumerable<string> Signatures()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        foreach (var type in s_hosting.GetExportedTypes())
        {
            var name = type.Name.Split('`')[0];
            yield return $"{(type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class")} {type.Namespace!["WpAspire.".Length..]}.{name}";

            if (type.IsEnum)
            {
                foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                {
                    yield return $"{name}.{value.Name} = {value.GetRawConstantValue()}";
                }

                continue;
            }

            foreach (var member in type.GetMembers(All))
            {
                switch (member)
                {
                    case MethodBase { IsPublic: true } or MethodBase { IsFamily: true }:
                        var method = (MethodBase)member;
                        yield return $"{name}.{method.Name}({string.Join(", ", method.GetParameters().Select(Describe))})";
                        break;
                    case PropertyInfo property when (property.GetMethod ?? property.SetMethod) is { IsPublic: true } or { IsFamily: true }:
                        yield return $"{name}.{property.Name}";
                        break;
                    case FieldInfo { IsPublic: true }:
                        yield return $"{name}.{member.Name}";
                        break;
                }
            }
        }
    }

    private static string Describe(ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty) + (parameter.IsOptional ? $"[{parameter.Name}]" : parameter.Name);

    private sealed class NoSubscriber : WpAspire.Hosting.Lifecycle.IDistributedApplicationEventingSubscriber
    {
        public Task SubscribeAsync(WpAspire.Hosting.Eventing.IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
