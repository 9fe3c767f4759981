# The portal as a container: built with the SDK, run on the ASP.NET runtime by a user without rights.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json BannedSymbols.txt .editorconfig Directory.*.props Directory.*.targets ./
COPY src/ src/
RUN dotnet publish src/FinancePortal.Web --configuration Release --runtime linux-x64 --self-contained false --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# A new volume mounted here starts with this owner.
RUN mkdir /audit /bank && chown $APP_UID /audit /bank
USER $APP_UID
ENTRYPOINT ["dotnet", "FinancePortal.Web.dll"]
