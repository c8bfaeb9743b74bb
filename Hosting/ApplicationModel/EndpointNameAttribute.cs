namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Marks a parameter that takes the name of an endpoint.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false)]
public sealed class EndpointNameAttribute : Attribute, IModelNameParameter
{
}
